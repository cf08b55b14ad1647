/** The names by which other bundles add views, commands and menus to the window. */
package org.voicerecorder.workbench;
