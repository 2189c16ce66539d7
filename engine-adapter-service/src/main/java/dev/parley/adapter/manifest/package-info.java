/// The HPKE keys of the day and the signed manifest that names them.
///
/// Keys and manifest are one document in Vault, written by check-and-set: whichever replica is
/// first makes a new one, all serve the same bytes. A key is new every day and accepted for a day
/// after the next one came.
@NullMarked
package dev.parley.adapter.manifest;

import org.jspecify.annotations.NullMarked;
