/// The database as this service's short-lived user sees it: some tables to read, some functions to
/// call.
@NullMarked
package dev.parley.retention.database;

import org.jspecify.annotations.NullMarked;
