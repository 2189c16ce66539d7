/// Answers a question: columns from the catalogue, rows from the grant, never from the arguments.
@NullMarked
package dev.parley.middleware.query;

import org.jspecify.annotations.NullMarked;
