/// What attackers try: each promise of `THREATS.md` that needs all four services.
@NullMarked
package dev.parley.endtoend.threats;

import org.jspecify.annotations.NullMarked;
