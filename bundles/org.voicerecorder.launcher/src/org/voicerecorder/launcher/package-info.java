/**
 * The program's main class and how it starts OSGi. A command is handed to the library's owner when there is one; else this
 * process becomes the owner and boots the framework in process.
 *
 * <p>The bundles of the product lie on one flat class path and are known to the framework as connected bundles (OSGi Core
 * 8, chapter 60): their classes come from the application class loader and hence from the JVM's ahead-of-time cache.
 * Bundles that are installed later are ordinary ones and import from the connected ones as usual.
 */
package org.voicerecorder.launcher;
