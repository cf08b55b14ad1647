/** The seam between what must survive a crash and the disk. */
package org.voicerecorder.audio.io;
