/// The demo site's page, served as a hotel would serve it: by another server, from another origin
/// than the gateway's.
@NullMarked
package dev.parley.platform.demo;

import org.jspecify.annotations.NullMarked;
