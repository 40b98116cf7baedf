/** Data and bundles come in scripts: pages opened from a disk may load them, but not fetch. */

/**
 * Runs a script; fails where it cannot be loaded.
 *
 * @param {string} address
 * @returns {Promise<void>}
 */
export function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.async = false; // scripts travel side by side and run in the order in which they were asked for
    script.src = address;
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${address}: not loaded`));
    };
    document.head.append(script);
  });
}
