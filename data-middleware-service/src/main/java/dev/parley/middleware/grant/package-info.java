/// What a visitor proved, and what it opened: rows of one key, for one conversation, for a while.
///
/// Tries are counted in the database before they are judged, so no number of replicas gives one
/// more.
@NullMarked
package dev.parley.middleware.grant;

import org.jspecify.annotations.NullMarked;
