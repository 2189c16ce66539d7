/// What strangers send, in the one form that we take.
///
/// Everything here is read strictly and by its size: what is of another form is nothing, is never
/// mended, and no reader throws.
@NullMarked
package dev.parley.gateway.form;

import org.jspecify.annotations.NullMarked;
