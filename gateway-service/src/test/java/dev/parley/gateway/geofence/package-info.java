@NullMarked
package dev.parley.gateway.geofence;

import org.jspecify.annotations.NullMarked;
