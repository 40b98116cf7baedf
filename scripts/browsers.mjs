/** The oldest browsers for which scripts and style sheets are written, as esbuild names them. */
export const BROWSERS = ["chrome109", "firefox115", "safari15"];
