/// What auditors may read: buckets and certificates, never content. Nothing can be changed here.
@NullMarked
package dev.parley.retention.console;

import org.jspecify.annotations.NullMarked;
