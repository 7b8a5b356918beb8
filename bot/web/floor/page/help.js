// The tab Help: all of it is in the page. Teams tells the theme, and is told that the page is there.

import { begin, ready } from "./host.js";

begin().then(() => ready(), () => {}); // in a browser it is read as it is
