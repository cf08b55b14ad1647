/**
 * One process owns a library and executes the commands of the others, its guests. Plain Java without OSGi: it is on the
 * launcher's class path and must answer in a tenth of a second.
 *
 * <p>The owner holds a lock on {@code library.lock} in the library's folder and listens on a Unix domain socket in a
 * folder that only its user can enter; the lock file names that socket. A guest sends one request and receives what the
 * command writes, then its exit status. The wire format is described in {@link org.voicerecorder.owner.Frame}.
 */
package org.voicerecorder.owner;
