# Sees the words of one turn: seals the inner layer of history, signs its manifest, keeps its own HPKE
# keys. No bucket key, no database.

path "transit/datakey/plaintext/history" { capabilities = ["update"] }
path "transit/decrypt/history"           { capabilities = ["update"] }
path "transit/sign/manifest"             { capabilities = ["update"] }
path "transit/keys/manifest"             { capabilities = ["read"] }
path "transit/keys/ticket"               { capabilities = ["read"] }

path "kv/data/engine-adapter-service/hpke"      { capabilities = ["create", "read", "update"] }
# Written by an operator; the adapter alone reads them.
path "kv/data/engine-adapter-service/providers" { capabilities = ["read"] }

# What every service may do for itself.
path "pki/issue/engine-adapter-service"                    { capabilities = ["update"] }
path "pki/ca_chain"                                        { capabilities = ["read"] }
path "pki/cert/ca_chain"                                   { capabilities = ["read"] }
path "identity/oidc/token/engine-adapter-service-to-*"     { capabilities = ["read"] }
path "auth/token/lookup-self"                              { capabilities = ["read"] }
path "auth/token/renew-self"                               { capabilities = ["update"] }
path "auth/token/revoke-self"                              { capabilities = ["update"] }
