# Seals and opens the outer layer under bucket keys that it can neither make nor destroy.

path "transit/datakey/plaintext/bucket-*" { capabilities = ["update"] }
path "transit/decrypt/bucket-*"           { capabilities = ["update"] }
path "transit/keys/ticket"                { capabilities = ["read"] }

path "database/creds/middleware" { capabilities = ["read"] }
path "database/creds/hotel"      { capabilities = ["read"] }

# Its own leases only: a lease is named by the role it was given under.
path "sys/leases/lookup" {
  capabilities       = ["update"]
  allowed_parameters = { "lease_id" = ["database/creds/middleware/*", "database/creds/hotel/*"] }
}
path "sys/leases/renew" {
  capabilities       = ["update"]
  allowed_parameters = {
    "lease_id"  = ["database/creds/middleware/*", "database/creds/hotel/*"]
    "increment" = []
  }
}
path "sys/leases/revoke" {
  capabilities       = ["update"]
  allowed_parameters = {
    "lease_id" = ["database/creds/middleware/*", "database/creds/hotel/*"]
    "sync"     = []
  }
}

# What every service may do for itself.
path "pki/issue/data-middleware-service"                    { capabilities = ["update"] }
path "pki/ca_chain"                                         { capabilities = ["read"] }
path "pki/cert/ca_chain"                                    { capabilities = ["read"] }
path "identity/oidc/token/data-middleware-service-to-*"     { capabilities = ["read"] }
path "auth/token/lookup-self"                               { capabilities = ["read"] }
path "auth/token/renew-self"                                { capabilities = ["update"] }
path "auth/token/revoke-self"                               { capabilities = ["update"] }
