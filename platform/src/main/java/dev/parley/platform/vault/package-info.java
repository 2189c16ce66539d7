/// Brings a running Vault to the one description of who may do what: `vault/furnishing.yaml` and
/// one policy file for each service beside it.
///
/// The law of this room: what is so already is not written again, what differs is made so, and
/// nothing that a key protects is ever thrown away. Only here are Vault's paths for set-up known;
/// the same code serves `./parley up`, the tests and a cluster's set-up job.
@NullMarked
package dev.parley.platform.vault;

import org.jspecify.annotations.NullMarked;
