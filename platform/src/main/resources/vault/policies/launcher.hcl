# Starts services without being able to be one: it reads role ids and asks for secret-ids that only come
# wrapped, so it passes an envelope on and the service notices when someone opened it first.

path "auth/approle/role/gateway-service/role-id"         { capabilities = ["read"] }
path "auth/approle/role/engine-adapter-service/role-id"  { capabilities = ["read"] }
path "auth/approle/role/data-middleware-service/role-id" { capabilities = ["read"] }
path "auth/approle/role/retention-service/role-id"       { capabilities = ["read"] }

path "auth/approle/role/gateway-service/secret-id" {
  capabilities      = ["update"]
  min_wrapping_ttl  = "1s"
  max_wrapping_ttl  = "5m"
  denied_parameters = { "*" = [] }
}
path "auth/approle/role/engine-adapter-service/secret-id" {
  capabilities      = ["update"]
  min_wrapping_ttl  = "1s"
  max_wrapping_ttl  = "5m"
  denied_parameters = { "*" = [] }
}
path "auth/approle/role/data-middleware-service/secret-id" {
  capabilities      = ["update"]
  min_wrapping_ttl  = "1s"
  max_wrapping_ttl  = "5m"
  denied_parameters = { "*" = [] }
}
path "auth/approle/role/retention-service/secret-id" {
  capabilities      = ["update"]
  min_wrapping_ttl  = "1s"
  max_wrapping_ttl  = "5m"
  denied_parameters = { "*" = [] }
}

# The public half that a site pins in its page.
path "transit/keys/manifest" { capabilities = ["read"] }

path "auth/token/lookup-self" { capabilities = ["read"] }
path "auth/token/renew-self"  { capabilities = ["update"] }
path "auth/token/revoke-self" { capabilities = ["update"] }
