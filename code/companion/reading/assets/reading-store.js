// What is kept on the device. In a private window, or where somebody else's data lie, nothing is kept.
export const SETTINGS = "annotated-dl-reading";

export function read(key = SETTINGS) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

export function write(value, key = SETTINGS) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The choice then holds for this page only.
  }
}

/** Keep some settings beside those that are kept already. */
export const remember = (changes) => write({ ...read(), ...changes });
