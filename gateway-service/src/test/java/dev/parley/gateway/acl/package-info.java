@NullMarked
package dev.parley.gateway.acl;

import org.jspecify.annotations.NullMarked;
