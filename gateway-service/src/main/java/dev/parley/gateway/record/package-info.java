/// What the gates decided, without content: gate, rule, outcome, country, and a pseudonym of the
/// network that asked.
///
/// No client's address is kept, not even a shortened one; a rule is named as its author wrote it,
/// single addresses included. The pseudonyms' key is made at the start, lies in memory, and ends
/// with the process. Every refusal is recorded, admissions by sample; what is kept is bounded, and
/// neither a record nor its audit line is worth waiting for: nothing here blocks.
@NullMarked
package dev.parley.gateway.record;

import org.jspecify.annotations.NullMarked;
