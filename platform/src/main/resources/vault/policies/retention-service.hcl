# Makes and destroys bucket keys, and opens nothing with them.

# The star reaches below the key as well: config, rotate and trim are wanted there; import and csr are
# not, and fail because only these parameters pass. A key is made without a way out: no export, no
# backup, no derivation, and destruction is not undone by a restore.
path "transit/keys/bucket-*" {
  capabilities       = ["create", "read", "update", "delete"]
  allowed_parameters = {
    "type"                   = ["aes256-gcm96"]
    "min_decryption_version" = []
    "min_encryption_version" = []
    "min_available_version"  = []
    "deletion_allowed"       = []
  }
  denied_parameters = {
    "exportable"             = []
    "allow_plaintext_backup" = []
    "derived"                = []
    "convergent_encryption"  = []
  }
}
# The probe that must no longer open is sealed here; whether it opens, only the middleware can tell.
path "transit/encrypt/bucket-*" { capabilities = ["update"] }

path "transit/sign/certificate" { capabilities = ["update"] }
path "transit/keys/certificate" { capabilities = ["read"] }

path "database/creds/retention" { capabilities = ["read"] }

# Its own leases only: a lease is named by the role it was given under.
path "sys/leases/lookup" {
  capabilities       = ["update"]
  allowed_parameters = { "lease_id" = ["database/creds/retention/*"] }
}
path "sys/leases/renew" {
  capabilities       = ["update"]
  allowed_parameters = {
    "lease_id"  = ["database/creds/retention/*"]
    "increment" = []
  }
}
path "sys/leases/revoke" {
  capabilities       = ["update"]
  allowed_parameters = {
    "lease_id" = ["database/creds/retention/*"]
    "sync"     = []
  }
}

# What every service may do for itself.
path "pki/issue/retention-service"                    { capabilities = ["update"] }
path "pki/ca_chain"                                   { capabilities = ["read"] }
path "pki/cert/ca_chain"                              { capabilities = ["read"] }
path "identity/oidc/token/retention-service-to-*"     { capabilities = ["read"] }
path "auth/token/lookup-self"                         { capabilities = ["read"] }
path "auth/token/renew-self"                          { capabilities = ["update"] }
path "auth/token/revoke-self"                         { capabilities = ["update"] }
