package dev.parley.gateway.geofence;

/// The geofence cannot be put up as it is configured: one line for whoever starts the service.
public final class GeofenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GeofenceException(String reason) {
    super(reason);
  }
}
