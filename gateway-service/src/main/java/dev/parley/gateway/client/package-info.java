/// Who is speaking, as far as the head of a request says: nothing here is believed yet but the
/// address, and that only on the word of our own proxies.
///
/// The address is the last hop that is not ours, seen from here: we start at the other end of the
/// socket, step back through addresses that `parley.client.trusted-proxies` lists, each hop named
/// by the one before it, and stop at the first that is not listed. So whatever a visitor writes is
/// to the left of where we stop. When the hop that counts is missing, hidden, unreadable or
/// ambiguous there is no address, and no guess; the request is refused with `client.unresolved`. A
/// peer that is not listed is the client, and no header of its request is read; of a listed one
/// only the header that is said to be written by our proxies.
///
/// An IPv4 host is that host by whatever IPv6 it comes: translated addresses are read so before a
/// hop is compared with the list, tunnelled ones only when it is known whose they are.
///
/// Uses no byte of the body, and asks no name server.
@NullMarked
package dev.parley.gateway.client;

import org.jspecify.annotations.NullMarked;
