/// The one shared module: words and cryptography.
package dev.parley.kernel;
