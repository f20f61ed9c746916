/** What the services' tests work on, and the tests of the whole way. */
package dev.shinseidesk.endtoend;
