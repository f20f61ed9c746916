/** Keyring, accounts and who is signed in. */
@NullMarked
package dev.shinseidesk.security;

import org.jspecify.annotations.NullMarked;
