/**
 * Plays. A thread per playback pulls blocks through a chain (source and loop, pauses, speed), turns them into bytes and
 * writes them to a line; every block carries its place in the source, so that what the line has played tells where in
 * the source one is.
 */
package org.voicerecorder.audio.player.internal;
