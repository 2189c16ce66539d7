# Signs what visitors carry: sessions, and the tickets that go with their messages. Opens nothing.

path "transit/sign/session" { capabilities = ["update"] }
path "transit/sign/ticket"  { capabilities = ["update"] }
path "transit/keys/session" { capabilities = ["read"] }
path "transit/keys/ticket"  { capabilities = ["read"] }

# Its challenges are signed under digests of the hour, so that replicas need not tell each other.
path "transit/hmac/challenge" { capabilities = ["update"] }

# What every service may do for itself.
path "pki/issue/gateway-service"                    { capabilities = ["update"] }
path "pki/ca_chain"                                 { capabilities = ["read"] }
path "pki/cert/ca_chain"                            { capabilities = ["read"] }
path "identity/oidc/token/gateway-service-to-*"     { capabilities = ["read"] }
path "auth/token/lookup-self"                       { capabilities = ["read"] }
path "auth/token/renew-self"                        { capabilities = ["update"] }
path "auth/token/revoke-self"                       { capabilities = ["update"] }
