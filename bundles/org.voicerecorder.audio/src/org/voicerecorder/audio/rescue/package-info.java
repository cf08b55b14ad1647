/** Damaged and unfinished WAV files: what is wrong with one, and a mended copy of it. The original is only read. */
package org.voicerecorder.audio.rescue;
