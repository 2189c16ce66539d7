/// When things happen: rounds of opening and destroying. What is due is decided by the database's
/// clock; a round that fails is followed by another.
@NullMarked
package dev.parley.retention.schedule;

import org.jspecify.annotations.NullMarked;
