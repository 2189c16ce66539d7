/// What a gate answers, and which way it falls when it cannot.
@NullMarked
package dev.parley.gateway.ruling;

import org.jspecify.annotations.NullMarked;
