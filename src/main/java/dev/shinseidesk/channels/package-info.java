/** Ways to reach the place where files are exchanged: a folder, SFTP, object storage. */
@NullMarked
package dev.shinseidesk.channels;

import org.jspecify.annotations.NullMarked;
