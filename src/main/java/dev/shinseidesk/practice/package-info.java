/** The practice portal and made-up sample applications: a real server, real files. */
@NullMarked
package dev.shinseidesk.practice;

import org.jspecify.annotations.NullMarked;
