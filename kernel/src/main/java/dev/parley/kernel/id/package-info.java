/// Ids are types: what names a site can never be handed over where a conversation is wanted.
@NullMarked
package dev.parley.kernel.id;

import org.jspecify.annotations.NullMarked;
