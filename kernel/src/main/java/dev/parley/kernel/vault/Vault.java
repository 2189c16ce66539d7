package dev.parley.kernel.vault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// Vault's HTTP API as the logged-in service sees it. Calls block: use them off the event loop.
///
/// Paths are those of the API without `/v1/`; answers are the `data` object, or an empty object.
///
/// @see <a href="https://developer.hashicorp.com/vault/api-docs">Vault API</a>
public interface Vault {

  /// @throws VaultRefusedException with status 404 when nothing is there
  JsonNode read(String path);

  /// @throws VaultRefusedException when Vault refuses, with its status and reason
  JsonNode write(String path, Map<String, Object> body);

  void delete(String path);

  /// A read that leases something: the data and the lease.
  Leased lease(String path);

  /// What was leased: its data, the lease's id and how long it lasts, in seconds.
  record Leased(JsonNode data, String leaseId, long seconds) {}
}
