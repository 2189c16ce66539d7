/// One list: its text, and its entries compiled for asking.
@NullMarked
package dev.parley.gateway.acl.list;

import org.jspecify.annotations.NullMarked;
