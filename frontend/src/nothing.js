// Stands in for parts of markdown-it that our markup does not use: recognising bare addresses, domain names in Unicode.
export default class Nothing {
  test() { return false; }
  match() { return null; }
}
export const toASCII = (host) => host;
export const toUnicode = (host) => host;
