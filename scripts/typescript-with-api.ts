import { registerHooks } from 'node:module';

// dependency-cruiser parses with TypeScript's JavaScript API, which version 7 does not have: it gets version 6, under the
// name that version is installed by. Preloaded with `node --import`.
registerHooks({
  resolve: (specifier, context, next) => {
    const wanted = /^typescript(\/.*)?$/.exec(specifier);
    const isForCruiser = context.parentURL?.includes('/node_modules/dependency-cruiser/') === true;
    return next(wanted && isForCruiser ? `typescript-with-api${wanted[1] ?? ''}` : specifier, context);
  },
});
