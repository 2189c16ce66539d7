/// Looks at what a visitor wrote before anybody else does.
///
/// Only what passed here is an [InspectedMessage], and only that goes to an engine or into storage.
@NullMarked
package dev.parley.adapter.guard;

import org.jspecify.annotations.NullMarked;
