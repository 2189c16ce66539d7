/// The four services: what each is given at its start, and how it is started.
///
/// The law of this room: a service gets its own settings and no other's; the one secret among them
/// is a wrapped secret-id, made right before the start, good for one opening within a minute.
@NullMarked
package dev.parley.platform.services;

import org.jspecify.annotations.NullMarked;
