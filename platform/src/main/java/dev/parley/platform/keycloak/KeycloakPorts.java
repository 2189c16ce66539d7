package dev.parley.platform.keycloak;

/// @param https for people and for the services that check their tokens
/// @param management health, plain HTTP on loopback
public record KeycloakPorts(int https, int management) {}
