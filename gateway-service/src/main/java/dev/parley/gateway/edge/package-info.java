/// How the visitors' listener speaks: TLS where the operator gives it a certificate, HTTP/2 within
/// bounds, and what every answer carries whatever it says.
///
/// Without a certificate the listener is plain and stands behind something of ours that ends TLS. A
/// pair of certificate and key is checked whole before it is used; one that is not sound refuses
/// the start, and later leaves the one in force where it is. A private key never prints.
@NullMarked
package dev.parley.gateway.edge;

import org.jspecify.annotations.NullMarked;
