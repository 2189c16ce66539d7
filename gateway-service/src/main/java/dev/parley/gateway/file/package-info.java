/// Files that others change while we run: told apart without being read, looked at again and again,
/// taken when two looks see the same, and written so that nobody reads them in halves.
///
/// Knows no file's meaning.
@NullMarked
package dev.parley.gateway.file;

import org.jspecify.annotations.NullMarked;
