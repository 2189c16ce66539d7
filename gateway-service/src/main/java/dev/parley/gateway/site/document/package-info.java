/// What sites are written in: the files of a folder and the documents that operators keep, read,
/// kept and looked at again.
@NullMarked
package dev.parley.gateway.site.document;

import org.jspecify.annotations.NullMarked;
