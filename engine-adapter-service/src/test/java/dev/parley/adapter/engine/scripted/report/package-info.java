/// How well intents are told apart, measured on real questions to hotels.
///
/// Every figure is of texts that were held back from training, thresholds included, and stands
/// beside simpler classifiers in the same run.
@NullMarked
package dev.parley.adapter.engine.scripted.report;

import org.jspecify.annotations.NullMarked;
