/// Figures: a table for people, and one line of JSON per figure for machines.
@NullMarked
package dev.parley.bench.report;

import org.jspecify.annotations.NullMarked;
