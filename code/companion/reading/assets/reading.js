// What a page does for its reader. Every part stands alone; the page is whole without any of them.
import "./reading-layout.js";
import "./reading-theme.js";
import "./reading-sidebars.js";
import "./reading-tabs.js";
import "./reading-code.js";
import "./reading-settings.js";
import "./reading-places.js";
import "./reading-share.js";
import "./reading-figures.js";
import "./reading-shortcuts.js";
import "./reading-print.js";
