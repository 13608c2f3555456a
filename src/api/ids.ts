/** What may stand in a path: letters, digits, `-` and `_`. No dot, slash or percent sign, so no id can change the path. */
export const idPattern = /^[\w-]{1,128}$/;
