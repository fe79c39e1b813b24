// Seal and open age files with typage, another implementation of the format, in JavaScript:
//     node typage.mjs FOLDER seal RECIPIENT… | open IDENTITY | keys
// FOLDER holds the npm package `age-encryption`. From standard input to standard output.
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

const [folder, what, ...keys] = process.argv.slice(2)
const age = await import(pathToFileURL(join(folder, "dist", "index.js")))

async function sealed(content) {
    const encrypter = new age.Encrypter()
    for (const key of keys) encrypter.addRecipient(key)
    return encrypter.encrypt(content)
}

async function opened(content) {
    const decrypter = new age.Decrypter()
    for (const key of keys) decrypter.addIdentity(key)
    return decrypter.decrypt(content)
}

async function pair() {
    const identity = await age.generateHybridIdentity()
    const recipient = await age.identityToRecipient(identity)
    return new TextEncoder().encode(`# public key: ${recipient}\n${identity}\n`)
}

const does = { seal: () => sealed(readFileSync(0)), open: () => opened(readFileSync(0)), keys: pair }
writeFileSync(1, await does[what]())
