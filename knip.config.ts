import type { KnipConfig } from 'knip'

export default {
  entry: [
    'test/**/*.test.ts',
    'test/upgrades/make-kept-database.ts',
    'test/browser/draw-picture.ts',
    'views/assets/main.js',
    // Started by the launcher, which knip does not follow.
    'server/{cli,start-script}.ts',
    'server/demo/main.ts',
    'views/assets/build.ts',
    'test/run.ts',
    'test/bench/main.ts',
  ],
  project: [
    'server/**/*.ts',
    'reports/**/*.ts',
    'migrations/**/*.ts',
    'test/**/*.ts',
    'views/assets/*.{ts,js}',
  ],
  // Fonts and styles are read as files by their path; the driver's types belong to the package it stands in for.
  ignoreDependencies: [
    '@expo-google-fonts/source-sans-3',
    '@fontsource/source-sans-3',
    'dejavu-fonts-ttf',
    '@types/better-sqlite3',
    '@ministryofjustice/frontend',
  ],
  ignoreBinaries: ['apt-get', 'mount', 'nginx', 'sha256sum', 'strace', 'umount', 'unshare'],
  exclude: ['types', 'nsExports', 'nsTypes'],
} satisfies KnipConfig
