/// Hand-made doubles of Vault, the database and the witness, each with a fuse that kills its user.
@NullMarked
package dev.parley.retention.doubles;

import org.jspecify.annotations.NullMarked;
